@NullMarked
package claudoom.monitor.rules;

import org.jspecify.annotations.NullMarked;

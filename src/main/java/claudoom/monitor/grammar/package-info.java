@NullMarked
package claudoom.monitor.grammar;

import org.jspecify.annotations.NullMarked;

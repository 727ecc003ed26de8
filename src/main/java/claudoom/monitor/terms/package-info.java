@NullMarked
package claudoom.monitor.terms;

import org.jspecify.annotations.NullMarked;

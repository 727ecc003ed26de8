@NullMarked
package claudoom.monitor.app;

import org.jspecify.annotations.NullMarked;

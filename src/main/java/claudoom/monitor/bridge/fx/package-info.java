@NullMarked
package claudoom.monitor.bridge.fx;

import org.jspecify.annotations.NullMarked;

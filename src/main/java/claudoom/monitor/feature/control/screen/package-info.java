@NullMarked
package claudoom.monitor.feature.control.screen;

import org.jspecify.annotations.NullMarked;

@NullMarked
package claudoom.monitor.feature.connect.screen;

import org.jspecify.annotations.NullMarked;

@NullMarked
package claudoom.monitor.feature.overview.screen;

import org.jspecify.annotations.NullMarked;

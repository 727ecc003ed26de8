@NullMarked
package claudoom.monitor.feature.streams.screen;

import org.jspecify.annotations.NullMarked;

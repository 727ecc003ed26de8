@NullMarked
package claudoom.monitor.feature.events.screen;

import org.jspecify.annotations.NullMarked;

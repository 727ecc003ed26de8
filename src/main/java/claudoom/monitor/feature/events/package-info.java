@NullMarked
package claudoom.monitor.feature.events;

import org.jspecify.annotations.NullMarked;

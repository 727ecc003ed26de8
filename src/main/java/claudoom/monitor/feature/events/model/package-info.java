@NullMarked
package claudoom.monitor.feature.events.model;

import org.jspecify.annotations.NullMarked;

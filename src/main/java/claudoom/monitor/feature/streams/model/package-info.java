@NullMarked
package claudoom.monitor.feature.streams.model;

import org.jspecify.annotations.NullMarked;

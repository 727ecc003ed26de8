@NullMarked
package claudoom.monitor.feature.streams;

import org.jspecify.annotations.NullMarked;

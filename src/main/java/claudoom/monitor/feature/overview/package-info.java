@NullMarked
package claudoom.monitor.feature.overview;

import org.jspecify.annotations.NullMarked;

@NullMarked
package claudoom.monitor.feature.control;

import org.jspecify.annotations.NullMarked;

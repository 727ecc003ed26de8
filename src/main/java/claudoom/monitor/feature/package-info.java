@NullMarked
package claudoom.monitor.feature;

import org.jspecify.annotations.NullMarked;

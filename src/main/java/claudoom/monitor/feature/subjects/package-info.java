@NullMarked
package claudoom.monitor.feature.subjects;

import org.jspecify.annotations.NullMarked;

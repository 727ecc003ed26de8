@NullMarked
package claudoom.monitor.feature.subjects.screen;

import org.jspecify.annotations.NullMarked;

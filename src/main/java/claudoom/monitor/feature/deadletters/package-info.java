@NullMarked
package claudoom.monitor.feature.deadletters;

import org.jspecify.annotations.NullMarked;

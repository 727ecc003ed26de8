@NullMarked
package claudoom.monitor.feature.deadletters.screen;

import org.jspecify.annotations.NullMarked;

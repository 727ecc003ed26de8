@NullMarked
package claudoom.monitor.feature.agents.screen;

import org.jspecify.annotations.NullMarked;

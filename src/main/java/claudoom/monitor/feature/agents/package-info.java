@NullMarked
package claudoom.monitor.feature.agents;

import org.jspecify.annotations.NullMarked;

@NullMarked
package claudoom.monitor.feature.agents.model;

import org.jspecify.annotations.NullMarked;

@NullMarked
package claudoom.monitor.feature.servers;

import org.jspecify.annotations.NullMarked;

@NullMarked
package claudoom.monitor.feature.servers.model;

import org.jspecify.annotations.NullMarked;

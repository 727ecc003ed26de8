@NullMarked
package claudoom.monitor.nats;

import org.jspecify.annotations.NullMarked;

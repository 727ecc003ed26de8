/** What survives a restart: bounded, versioned, repairs itself. */
@NullMarked
package claudoom.monitor.store;

import org.jspecify.annotations.NullMarked;

@NullMarked
package claudoom.monitor.ui;

import org.jspecify.annotations.NullMarked;

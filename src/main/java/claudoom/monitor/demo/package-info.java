@NullMarked
package claudoom.monitor.demo;

import org.jspecify.annotations.NullMarked;

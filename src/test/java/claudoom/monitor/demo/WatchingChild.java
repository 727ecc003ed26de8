package claudoom.monitor.demo;

import java.util.concurrent.CountDownLatch;

/** A program that ends when its parent does. */
final class WatchingChild {

    private WatchingChild() {}

    public static void main(String[] args) throws Exception {
        var gone = new CountDownLatch(1);
        var watch = ParentWatch.whenGone(gone::countDown);
        System.out.println(ProcessHandle.current().pid());
        gone.await();
        watch.close();
    }
}

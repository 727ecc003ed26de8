package claudoom.monitor.demo;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that starts a private server, says which, and stays until it is killed. */
final class ServerOwner {

    private ServerOwner() {}

    public static void main(String[] args) throws Exception {
        var server = PrivateServer.start(ServerSetup.of(Path.of(args[0]), Path.of(args[1])));
        System.out.println(server.pid());
        System.out.println(server.folder());
        new CountDownLatch(1).await();
    }
}

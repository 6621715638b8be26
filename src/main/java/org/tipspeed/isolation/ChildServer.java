package org.tipspeed.isolation;

import com.sun.jna.Function;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The child's side: does what the parent asks, one message at a time, until the parent is gone.
 *
 * <p>Parent and child talk over a Unix domain socket (Windows 10 has them too) in a folder that
 * only this user can enter; no path of more than a hundred bytes leads to one, so where the
 * temporary folder is deep, the socket has a folder elsewhere. The child's standard streams would
 * not do, since a native library prints to them as it likes; descriptors duplicated and hidden from
 * it need native code on every system; a TCP port is open to every user of the machine.
 *
 * <p>Everything, loading and closing included, happens on one thread with a large stack: native
 * libraries with thread-local state or deep recursions ask for it. Interrupt signals are waited
 * out: a Ctrl-C in the terminal reaches parent and child alike, and it is for the parent to end the
 * work.
 *
 * @param <M> kinds of message
 */
public final class ChildServer<M extends Enum<M>> {

  private static final long STACK_BYTES = 64L << 20;
  private static final int OWN_ARGUMENTS = 3;

  /** Of Linux, {@code linux/prctl.h}. */
  private static final int SET_CHILD_SUBREAPER = 36;

  /** Answers what the parent asks. */
  public interface Service<M extends Enum<M>> {

    /**
     * @param request what is asked; its content is in {@link FrameChannel#received}
     * @param channel takes the answer, begun with {@link FrameChannel#begin}
     */
    void answer(M request, FrameChannel<M> channel);
  }

  private final FrameChannel<M> channel;
  private final Service<M> service;
  private final Lifeline lifeline;

  private ChildServer(FrameChannel<M> channel, Service<M> service, Lifeline lifeline) {
    this.channel = channel;
    this.service = service;
    this.lifeline = lifeline;
  }

  /**
   * Serves on a thread of its own; never comes to a normal end.
   *
   * @param arguments of the main method: path of the socket, this child's folder, process id of the
   *     parent, then the program's own
   * @param service made from the program's own arguments
   */
  public static <M extends Enum<M>> void serve(
      String[] arguments,
      Class<M> messages,
      java.util.function.Function<String[], Service<M>> service) {
    Runtime.getRuntime().addShutdownHook(new Thread(ChildServer::sleepForEver));
    adoptOrphans();
    Path socket = Path.of(arguments[0]);
    Lifeline lifeline = new Lifeline(List.of(Path.of(arguments[1]), socket.getParent()));
    try {
      SocketChannel talk = connect(socket);
      lifeline.hold(connect(socket), Long.parseLong(arguments[2]));
      FrameChannel<M> channel = new FrameChannel<>(messages, talk, operation -> {});
      String[] own = Arrays.copyOfRange(arguments, OWN_ARGUMENTS, arguments.length);
      ChildServer<M> server = new ChildServer<>(channel, service.apply(own), lifeline);
      new Thread(null, server::serve, "service", STACK_BYTES).start();
    } catch (IOException | RuntimeException e) {
      lifeline.cut();
    }
  }

  /**
   * A helper program that a library detaches from everything would outlive this process: on Linux
   * it becomes this one's child instead, and ends with it as the others do.
   */
  private static void adoptOrphans() {
    if (System.getProperty("os.name").equals("Linux")) {
      try {
        Function.getFunction("c", "prctl")
            .invokeInt(new Object[] {SET_CHILD_SUBREAPER, new NativeLong(1)});
      } catch (UnsatisfiedLinkError e) {
        // Without the C library's help such a program has to be ended by its user.
      }
    }
  }

  private static SocketChannel connect(Path socket) throws IOException {
    SocketChannel connection = SocketChannel.open(StandardProtocolFamily.UNIX);
    connection.connect(UnixDomainSocketAddress.of(socket));
    return connection;
  }

  private static void sleepForEver() {
    while (true) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        continue;
      }
    }
  }

  private void serve() {
    try {
      while (true) {
        service.answer(channel.receive(), channel);
        channel.send();
      }
    } catch (IOException e) {
      // The parent is gone.
    } finally {
      lifeline.cut();
    }
  }
}

package io.jangbu.cli;

import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.PipelineSettings;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.carrier.Temperament;
import io.jangbu.testkit.kafka.files.FileFault;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./jangbu up}: the whole pipeline, until Ctrl-C. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description =
        "Starts the whole pipeline on this machine and keeps it up until Ctrl-C: Kafka,"
            + " PostgreSQL, the three services, and a stand-in carrier that is slow now and then,"
            + " fails now and then and refuses some orders. A few products with some stock are"
            + " registered, once. Everything listens on 127.0.0.1 alone.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"1:something did not start", "2:an option is wrong", "130:stopped by Ctrl-C"})
final class UpCommand implements Callable<Integer> {

  @Mixin private DataDirectory data = new DataDirectory();
  @Mixin private PortOptions ports = new PortOptions();

  @Option(names = "--no-samples", description = "Registers no products.")
  private boolean noSamples;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PipelineSettings settings =
        new PipelineSettings(
            DataDirectory.home(), data.path(), ports.ports(), Temperament.realistic());
    try (StartDisplay display = StartDisplay.on(spec.commandLine().getOut())) {
      return run(settings, display);
    }
  }

  private int run(PipelineSettings settings, StartDisplay display) throws InterruptedException {
    LocalPipeline pipeline;
    try {
      pipeline = LocalPipeline.prepare(settings, display);
    } catch (RuntimeException e) {
      return failed(e);
    }
    AtomicBoolean stopping = new AtomicBoolean();
    Thread stop =
        new Thread(() -> {
          stopping.set(true);
          display.note("Stopping ...");
          pipeline.close();
          display.note("Stopped. The data stays in " + settings.data());
        });
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      pipeline.start();
      if (!noSamples) {
        new SampleProducts(pipeline.address(Service.COMMAND)).putIn(SampleProducts.ALL, display);
      }
      display.close();
      if (!stopping.get()) {
        spec.commandLine().getOut().print(Welcome.to(pipeline, settings));
        spec.commandLine().getOut().flush();
      }
    } catch (RuntimeException e) {
      if (!stopping.get()) {
        Runtime.getRuntime().removeShutdownHook(stop);
        pipeline.close();
        display.close();
        return failed(e);
      }
    }
    // Until Ctrl-C, whose hook ends this JVM.
    new CountDownLatch(1).await();
    return 0;
  }

  private int failed(RuntimeException e) {
    spec.commandLine().getErr().println(FileFault.sentence(e));
    return 1;
  }
}

package io.jangbu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The script {@code jangbu}, in a project of its own and with JDKs and a Maven that only speak. */
class JangbuScriptTest {

  private static final Path SCRIPT = Path.of("..", "..", "jangbu");
  private static final List<String> TOOLS =
      List.of("sh cat dirname find grep head mkdir readlink sed tail tee touch tr".split(" ", -1));

  private record Run(int status, String output) {}

  @TempDir private Path temp;
  private Path project = Path.of("");
  private Path tools = Path.of("");
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void layOut() throws Exception {
    project = Files.createDirectories(temp.resolve("my project"));
    Files.copy(SCRIPT, project.resolve("jangbu"));
    write(project.resolve("pom.xml"), "");
    write(project.resolve("domain/src/main/A.java"), "");
    age(project.resolve("pom.xml"));
    age(project.resolve("domain/src/main/A.java"));
    age(project.resolve("domain/src/main"));
    tools = Files.createDirectories(temp.resolve("tools"));
    for (String tool : TOOLS) {
      write(tools.resolve(tool), "#!/bin/sh\nexec " + find(tool) + " \"$@\"\n");
    }
    environment.put("PATH", tools.toString());
    environment.put("HOME", temp.toString());
    environment.put("JANGBU_JDK_PLACES", "");
  }

  @Test
  void takesTheJdkOfJavaHome() throws Exception {
    markBuilt();
    environment.put("JAVA_HOME", jdk("25.0.1").toString());

    assertThat(run("import", "a b").output())
        .contains("25.0.1 runs")
        .contains("-Djangbu.home=" + project)
        .endsWith("io.jangbu.cli.Jangbu import a b\n");
  }

  @Test
  void saysHowToMendALocaleThatHasNotTheCharactersOfItsPlace() throws Exception {
    project = Files.move(project, temp.resolve("내 프로젝트"));
    markBuilt();
    environment.put("JAVA_HOME", jdk("25").toString());
    write(tools.resolve("locale"), "#!/bin/sh\necho ANSI_X3.4-1968\n");

    Run run = run("up");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output())
        .contains("Jangbu lies in " + project)
        .contains("'export LC_ALL=C.UTF-8'")
        .doesNotContain("runs");

    write(tools.resolve("locale"), "#!/bin/sh\necho UTF-8\n");
    assertThat(run("up").output()).contains("25 runs");
  }

  @Test
  void findsContextsWhereTheServicesFindThem() throws Exception {
    markBuilt();
    environment.put("JAVA_HOME", jdk("25").toString());
    environment.put("LOADER_PATH", "counter.jar,other.jar");

    assertThat(run("verify").output()).contains("/lib/*:counter.jar:other.jar io.jangbu");
  }

  @Test
  void runsTheBenchmarkFromItsOwnModule() throws Exception {
    markBuilt();
    environment.put("JAVA_HOME", jdk("25").toString());

    assertThat(run("bench", "--quick").output())
        .contains("-cp " + project + "/tools/benchmarks/target/benchmarks.jar")
        .doesNotContain("tools/cli")
        .endsWith("io.jangbu.benchmarks.BenchCommand --quick\n");
    assertThat(run("help", "bench").output()).endsWith("BenchCommand --help\n");
  }

  @Test
  void goesOnToTheUsualPlacesWhenJavaHomeIsTooOld() throws Exception {
    markBuilt();
    environment.put("JAVA_HOME", jdk("17.0.2").toString());
    environment.put("JANGBU_JDK_PLACES", temp.resolve("none") + ":" + jdk("26"));

    assertThat(run("up").output()).contains("26 runs");
  }

  @Test
  void asksAJavaWithoutAReleaseFileForItsVersion() throws Exception {
    markBuilt();
    Path jdk = jdk("25.0.3");
    Files.delete(jdk.resolve("release"));
    environment.put("JAVA_HOME", jdk.toString());

    assertThat(run("up").output()).contains("25.0.3 runs");
  }

  @Test
  void takesTheJavaOfThePathLast() throws Exception {
    markBuilt();
    Files.createSymbolicLink(tools.resolve("java"), jdk("25.0.1").resolve("bin/java"));

    assertThat(run("up").output()).contains("25.0.1 runs");
  }

  @Test
  void saysWhatToInstallWhenThereIsNoJdk() throws Exception {
    environment.put("JAVA_HOME", jdk("21").toString());

    Run run = run("up");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).contains("needs a JDK 25 or newer").contains("adoptium.net");
  }

  @Test
  void saysThatMavenIsMissing() throws Exception {
    environment.put("JAVA_HOME", jdk("25").toString());

    Run run = run("up");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).contains("needs Maven");
  }

  @Test
  void buildsOnceAndAgainWhenASourceIsNewer() throws Exception {
    environment.put("JAVA_HOME", jdk("25").toString());
    maven(
        """
        echo "[INFO] Building Jangbu domain 1.0 [2/9]"
        echo "JAVA_HOME is $JAVA_HOME"
        mkdir -p '%1$s/tools/cli/target' && touch '%1$s/tools/cli/target/built'
        """
            .formatted(project));

    assertThat(run("up").output()).contains("Jangbu domain 1.0 [2/9]").contains("25 runs");
    assertThat(project.resolve(".jangbu/build.log"))
        .content()
        .contains("JAVA_HOME is " + temp.resolve("jdk-25"));

    age(project.resolve("tools/cli/target/built"), 100);
    assertThat(run("up").output()).doesNotContain("Building").contains("25 runs");

    write(project.resolve("domain/src/main/B.java"), "");
    assertThat(run("up").output()).contains("Building").contains("25 runs");
  }

  @Test
  void buildsThePeersOnlyForABenchmarkThatMeasuresThem() throws Exception {
    environment.put("JAVA_HOME", jdk("25").toString());
    markBuilt();
    maven(
        """
        echo "[INFO] Building Jangbu peers 1.0 [9/9] $*"
        mkdir -p '%1$s/tools/peers/target' && touch '%1$s/tools/peers/target/built'
        """
            .formatted(project));

    assertThat(run("bench", "--quick").output()).doesNotContain("Building");
    assertThat(run("bench", "--quick", "--peers").output())
        .contains("Jangbu peers 1.0", "-pl tools/cli,tools/peers -Ppeers", "--quick --peers\n");

    age(project.resolve("tools/peers/target/built"), 100);
    assertThat(run("bench", "--peers").output()).doesNotContain("Building").contains("25 runs");

    write(project.resolve("tools/peers/src/main/B.java"), "");
    markBuilt();
    assertThat(run("bench", "--quick").output()).doesNotContain("Building");
    assertThat(run("bench", "--peers").output()).contains("Building");
  }

  @Test
  void showsWhyABuildFailed() throws Exception {
    environment.put("JAVA_HOME", jdk("25").toString());
    maven("echo '[INFO] fine'; echo '[ERROR] A.java: no'; exit 1");

    Run run = run("up");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).contains("The build failed").contains("[ERROR] A.java: no");
  }

  @Test
  void explainsEveryCommandWithoutAJdk() throws Exception {
    Run help = run("help");

    assertThat(help.status()).isZero();
    assertThat(help).isEqualTo(run()).isEqualTo(run("--help"));
    for (String command : new CommandLine(Jangbu.class).getSubcommands().keySet()) {
      assertThat(help.output()).containsPattern("(?m)^  " + command + "\\b");
    }
    assertThat(help.output()).containsPattern("(?m)^  bench\\b");
  }

  private Run run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", project.resolve("jangbu").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private void markBuilt() throws Exception {
    write(project.resolve("tools/cli/target/built"), "");
  }

  /** A directory that looks like a JDK; its java tells that it runs, and its version. */
  private Path jdk(String version) throws Exception {
    Path jdk = temp.resolve("jdk-" + version);
    write(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    write(jdk.resolve("bin/javac"), "");
    write(
        jdk.resolve("bin/java"),
        """
        #!/bin/sh
        case "$*" in
          -version) echo 'openjdk version "%1$s" 2025-10-21' >&2 ;;
          -XshowSettings*) echo "    java.home = %2$s" >&2 ;;
          *) echo "%1$s runs $*" ;;
        esac
        """
            .formatted(version, jdk));
    return jdk;
  }

  private void maven(String script) throws Exception {
    write(tools.resolve("mvn"), "#!/bin/sh\n" + script + "\n");
  }

  private static void write(Path file, String content) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void age(Path file) throws Exception {
    age(file, 3600);
  }

  private static void age(Path file, int seconds) throws Exception {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
  }

  private static Path find(String tool) {
    return List.of("/usr/bin", "/bin").stream()
        .map(directory -> Path.of(directory, tool))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }
}

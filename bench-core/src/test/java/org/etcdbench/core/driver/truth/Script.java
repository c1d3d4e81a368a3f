package org.etcdbench.core.driver.truth;

/** The program in use and what is known of it; for one thread. */
final class Script {
  private Program program;
  private Truth.Recorder recorder = new Truth.Recorder();

  Script(Program program) {
    this.program = program;
  }

  void use(Program other) {
    program = other;
    recorder = new Truth.Recorder();
  }

  Program program() {
    return program;
  }

  Truth.Recorder recorder() {
    return recorder;
  }
}

package org.etcdbench.core.driver;

import org.jspecify.annotations.Nullable;

/**
 * The tokens that tell members who sends a request. Implementations are safe for use by several
 * threads, and never block.
 */
public interface Tokens {
  /** Requests of nobody. */
  Tokens NONE =
      new Tokens() {
        @Override
        public @Nullable String current() {
          return null;
        }

        @Override
        public void refused(String token) {
          // there is none
        }

        @Override
        public void whenReplaced(String token, Runnable then) {
          // there never is another one
        }
      };

  /**
   * What the next request must carry; null if it carries none. Until it is another token it is the
   * same object.
   */
  @Nullable String current();

  /**
   * A member did not take this token any more: a new one is to be had as soon as may be, unless
   * that is under way or done already.
   */
  void refused(String token);

  /** Runs this when there is another token than this one: at once if so, else in any thread. */
  void whenReplaced(String token, Runnable then);
}

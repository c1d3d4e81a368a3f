package org.etcdbench.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource({"a,a,0", "'',abc,3", "conns,konns,1", "kitten,sitting,3", "time,tiem,2"})
  void countsEdits(String a, String b, int edits) {
    assertThat(Spelling.edits(a, b)).isEqualTo(edits);
    assertThat(Spelling.edits(b, a)).isEqualTo(edits);
  }

  @ParameterizedTest
  @CsvSource({"key_size,key-size", "consistancy,consistency", "Members,members", "client,clients"})
  void guessesWhatWasMeant(String written, String meant) {
    assertThat(Spelling.nearest(written, Keys.SCENARIO)).contains(meant);
  }

  @Test
  void doesNotGuessFromAfar() {
    assertThat(Spelling.nearest("velocity", Keys.SCENARIO)).isEmpty();
  }
}

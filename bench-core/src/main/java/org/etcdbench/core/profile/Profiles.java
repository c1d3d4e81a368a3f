package org.etcdbench.core.profile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.etcdbench.core.access.AccessSettings;
import org.etcdbench.core.run.EtcdSecurity;
import org.etcdbench.core.run.Plan;

/**
 * Reads profiles; {@code docs/profiles.md} is the reference of their format. Without state, and so
 * safe to use from several threads.
 */
public final class Profiles {
  /** Something else was named by mistake; the parser takes many seconds over a few MiB. */
  private static final int MAX_BYTES = 1 << 20;

  private Profiles() {}

  /**
   * Reads a file.
   *
   * @param overrides what to change in it, in the order given
   * @param names by which a scenario may choose its target
   * @throws ProfileException with all that is wrong with the file or the overrides
   */
  public static Plan read(Path file, List<ProfileOverride> overrides, MemberNames names)
      throws ProfileException {
    return parse(file.toString(), text(file), overrides, names);
  }

  /**
   * Reads the text of a profile.
   *
   * @param fileName names the text in messages and, without extension, the plan
   * @param overrides what to change in it, in the order given
   * @param names by which a scenario may choose its target
   * @throws ProfileException with all that is wrong with the text or the overrides
   */
  public static Plan parse(
      String fileName, String text, List<ProfileOverride> overrides, MemberNames names)
      throws ProfileException {
    Problems problems = new Problems();
    MapNode tree = YamlTree.parse(fileName, text, problems);
    MapNode changed = Overrides.apply(tree, overrides, problems);
    return new PlanReader(fileName, changed, names, problems).read(text, overrides);
  }

  /**
   * Reads from a file how members that are there already let us in, which must be known before it
   * is known what the file may say of them.
   *
   * @param overrides what to change in it, in the order given
   * @throws ProfileException with what is wrong with that part, or that the file equips members of
   *     ours, of which there will be none
   */
  public static AccessSettings access(Path file, List<ProfileOverride> overrides)
      throws ProfileException {
    Problems problems = new Problems();
    MapNode tree = YamlTree.parse(file.toString(), text(file), problems);
    MapNode changed = Overrides.apply(tree, overrides, problems);
    Section top = Section.of(changed, Keys.TOP, problems);
    AccessSettings settings = AccessReader.read(top);
    refuseToEquip(top, file, problems);
    problems.throwIfAny();
    return settings;
  }

  /** Who asked for members with arguments, or secured ones, would be measured without. */
  private static void refuseToEquip(Section top, Path file, Problems problems) {
    Section etcd = top.inner("etcd", Keys.ETCD);
    EtcdSecurity security = PlanReader.security(etcd);
    if (!PlanReader.args(etcd).isEmpty()) {
      problems.add(
          Place.of(file.toString()),
          "etcd.args are given to members that we start, and these are there already: leave it"
              + " out");
    }
    if (security.tls()) {
      problems.add(
          Place.of(file.toString()),
          "etcd.tls secures members that we start, and these are there already: leave it out, or"
              + " give -p etcd.tls=false, and say with access: or --cacert, --cert and --key how"
              + " they let us in");
    }
    if (security.auth()) {
      problems.add(
          Place.of(file.toString()),
          "etcd.auth secures members that we start, and these are there already: leave it out, or"
              + " give -p etcd.auth=false, and say with access: or --user and --password-file how"
              + " they let us in");
    }
  }

  private static String text(Path file) throws ProfileException {
    if (Files.isDirectory(file)) {
      throw problem(file, "is a directory, not a profile");
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw problem(file, "is longer than 1 MiB: not a profile");
      }
      byte[] bytes = Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException e) {
      throw problem(file, "there is no such file");
    } catch (AccessDeniedException e) {
      throw problem(file, "may not be read: permission denied");
    } catch (CharacterCodingException e) {
      throw problem(file, "is not UTF-8 text");
    } catch (IOException e) {
      throw problem(file, "cannot be read: " + e.getMessage());
    }
  }

  private static ProfileException problem(Path file, String what) {
    return new ProfileException(new Problem(file.toString(), what));
  }
}

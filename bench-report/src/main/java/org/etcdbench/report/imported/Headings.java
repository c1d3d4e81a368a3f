package org.etcdbench.report.imported;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.ScenarioKey;
import org.jspecify.annotations.Nullable;

/** What headings of tables mean, in English and Chinese. */
final class Headings {
  private static final Pattern MARKUP = Pattern.compile("[*`]|<br\\s*/?>");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}%./]+");
  private static final Pattern UNIT =
      Pattern.compile(
          "(?:[\\s(\\[/_,]|\\bin\\s|单位[:\\s]*)+"
              + "(ns|us|µs|μs|ms|s|sec|secs|seconds|milliseconds|microseconds|纳秒|微秒|毫秒|秒"
              + "|b|byte|bytes|字节)[)\\]\\s]*$");
  private static final Pattern QUANTILE =
      Pattern.compile(
          "(?:latency |延迟 ?)?p ?(?<digits>\\d{2,4}|\\d{2}\\.\\d)(?: ?(?:latency|延迟|时延))?"
              + "|(?<pct>100|\\d{2}(?:\\.\\d)?) ?(?:%|th|分位)(?: ?(?:percentile|latency|延迟))?");

  private static final Map<String, Column> NAMES = new HashMap<>();

  static {
    key(ScenarioKey.MEMBERS, "members", "member", "number of members", "member count", "nodes");
    key(ScenarioKey.MEMBERS, "number of nodes", "node count", "cluster size", "cluster members");
    key(ScenarioKey.MEMBERS, "节点数", "节点数量", "节点个数", "节点", "成员数", "成员数量", "集群规模", "集群节点数");
    key(ScenarioKey.OPERATION, "operation", "op", "type", "write/read", "read/write", "request");
    key(ScenarioKey.OPERATION, "操作", "操作类型", "类型", "读写", "读/写", "写/读", "读写类型");
    key(ScenarioKey.TARGET, "target", "target etcd server", "target server", "target member");
    key(ScenarioKey.TARGET, "leader/all member/linearizable/serializable", "target/consistency");
    key(ScenarioKey.TARGET, "target or consistency", "leader/all members", "target / consistency");
    key(ScenarioKey.TARGET, "目标", "目标节点", "目标服务器", "目标 etcd 服务器", "目标/一致性", "目标节点/一致性");
    key(ScenarioKey.CONSISTENCY, "consistency", "read consistency", "consistency level");
    key(ScenarioKey.CONSISTENCY, "一致性", "读一致性", "一致性级别", "读取一致性");
    key(ScenarioKey.KEY_SIZE, "key size", "键大小", "key 大小", "key大小", "键长度", "键的大小");
    key(ScenarioKey.VALUE_SIZE, "value size", "值大小", "value 大小", "value大小", "值长度", "值的大小");
    key(ScenarioKey.KEY_SPACE, "key space", "key space size", "键空间");
    key(ScenarioKey.CONNS, "number of connections", "connections", "conns", "连接数", "连接数量");
    key(ScenarioKey.CLIENTS, "number of clients", "clients", "客户端数", "客户端数量", "客户端", "并发数");
    key(ScenarioKey.CLIENTS, "concurrency", "concurrent clients", "并发客户端数");
    key(ScenarioKey.RATE, "rate");
    key(ScenarioKey.ARRIVAL, "arrival");
    key(ScenarioKey.DRIVER, "driver");
    put(Column.Plain.REQUESTS, "number of requests", "requests", "number of keys", "keys");
    put(Column.Plain.REQUESTS, "total requests", "request count", "key count");
    put(Column.Plain.REQUESTS, "请求数", "请求数量", "请求总数", "key 数量", "key数量", "键数量", "键的数量");
    put(Column.Plain.ERRORS, "errors", "failed requests", "错误数", "失败数");
    put(Column.Plain.RUNS, "runs", "number of runs", "运行次数");
    put(Column.Plain.VERDICT, "verdict");
    put(Column.Plain.ETCD_VERSION, "etcd version", "etcd 版本", "etcd版本");
    put(new Column.Qps(null), "qps", "average qps", "throughput", "average throughput", "ops");
    put(
        new Column.Qps(null),
        "requests/sec",
        "requests/s",
        "requests per second",
        "req/s",
        "ops/s");
    put(new Column.Qps(null), "吞吐", "吞吐量", "平均 qps", "平均qps", "平均吞吐", "平均吞吐量", "每秒请求数");
    put(new Column.Qps(Operation.PUT), "average write qps", "write qps", "writes/s");
    put(new Column.Qps(Operation.PUT), "写 qps", "写qps", "平均写 qps", "平均写qps", "平均写入 qps");
    put(new Column.Qps(Operation.RANGE), "average read qps", "read qps", "reads/s");
    put(new Column.Qps(Operation.RANGE), "读 qps", "读qps", "平均读 qps", "平均读qps", "平均读取 qps");
    latency(LatencyKind.MEAN, "average latency", "average latency per request", "mean latency");
    latency(LatencyKind.MEAN, "latency", "latency mean", "avg latency", "average", "mean");
    latency(LatencyKind.MEAN, "平均延迟", "每请求平均延迟", "每个请求的平均延迟", "平均请求延迟", "平均时延", "延迟");
    latency(LatencyKind.LEAST, "min latency", "latency min", "fastest", "minimum latency", "最小延迟");
    latency(LatencyKind.GREATEST, "max latency", "latency max", "slowest", "maximum latency");
    latency(LatencyKind.GREATEST, "最大延迟");
  }

  private Headings() {}

  private static void key(ScenarioKey key, String... names) {
    put(new Column.Key(key), names);
  }

  private static void latency(LatencyKind kind, String... names) {
    put(new Column.Latency(kind, null), names);
  }

  private static void put(Column column, String... names) {
    for (String name : names) {
      NAMES.put(name, column);
    }
  }

  /** What a heading means; {@link Column.Plain#UNREAD} if it is not known. */
  static Column of(String heading) {
    String text =
        Normalizer.normalize(MARKUP.matcher(heading).replaceAll(" "), Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .strip();
    Column whole = NAMES.get(plain(text));
    if (whole != null) {
      return whole;
    }
    Matcher matcher = UNIT.matcher(text);
    boolean hasUnit = matcher.find();
    String name = plain(hasUnit ? text.substring(0, matcher.start()) : text);
    Double unit = hasUnit ? Cells.timeUnit(matcher.group(1)).orElse(null) : null;
    Column known = NAMES.get(name);
    if (known instanceof Column.Latency latency) {
      return new Column.Latency(latency.kind(), unit);
    }
    return known == null ? quantile(name, unit) : known;
  }

  /**
   * Of {@code p99}, {@code p999}, {@code p99.9}, {@code 99%}; those below thousandths are not kept.
   */
  private static Column quantile(String name, @Nullable Double unit) {
    Matcher matcher = QUANTILE.matcher(name);
    if (!matcher.matches()) {
      return Column.Plain.UNREAD;
    }
    String number =
        matcher.group("digits") == null ? matcher.group("pct") : matcher.group("digits");
    return LatencyKind.ofDigits(number.replace(".", ""))
        .<Column>map(kind -> new Column.Latency(kind, unit))
        .orElse(Column.Plain.UNREAD);
  }

  private static String plain(String text) {
    return OTHER.matcher(text).replaceAll(" ").strip();
  }
}

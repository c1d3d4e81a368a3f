# For the scripts beside it: builds the benchmarks when they are older than their sources, and says
# which Java runs them.
home=$(cd -- "$(dirname -- "$0")/.." && pwd)
jar=$home/bench-jmh/target/bench-jmh.jar

if [ -n "${JAVA_HOME:-}" ]; then
  java=$JAVA_HOME/bin/java
else
  java=java
fi

build() {
  if [ -f "$jar" ] && [ -z "$(find "$home/pom.xml" "$home"/bench-*/pom.xml "$home"/bench-*/src/main -newer "$jar" -print 2>/dev/null | head -n 1)" ]; then
    return
  fi
  echo "# Building the benchmarks ..." >&2
  (cd "$home" && mvn -q -B -Dstyle.color=never -DskipTests -Dspotless.check.skip=true \
    -Dcheckstyle.skip=true -Denforcer.skip=true -pl bench-jmh -am package </dev/null >&2)
}

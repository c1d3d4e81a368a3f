#!/bin/sh
# Measures a profile, holds the result against a baseline, and says so by mail and exit code.
# The first good result becomes the baseline. For cron:
#
#   30 2 * * *  MAIL_TO=team@example.org /opt/etcd-bench/docs/nightly/nightly.sh
#
# To accept a change on purpose: etcd-bench gate --pin nightly <the result's directory>
set -u

BENCH=${BENCH:-$(dirname "$0")/../../etcd-bench}
PROFILE=${PROFILE:-cluster-size}
RESULTS=${RESULTS:-$HOME/etcd-bench/results}
REPORTS=${REPORTS:-$HOME/etcd-bench/reports}
RUN_OPTIONS=${RUN_OPTIONS:---runs 7}
GATE_OPTIONS=${GATE_OPTIONS:-}
MAIL_TO=${MAIL_TO:-}

mkdir -p "$RESULTS" "$REPORTS" || exit 1

# two at a time would measure each other; a run that hangs must not pile up
exec 9>"$RESULTS/.lock"
if ! flock -n 9; then
  echo "another nightly run is still under way" >&2
  exit 1
fi

# last night's decision must not be taken for tonight's
rm -f "$REPORTS/gate.xml"

tell() {
  echo "$1" >&2
  if [ -n "$MAIL_TO" ]; then
    mail -s "etcd-bench: $1" "$MAIL_TO" <"$REPORTS/last.txt"
  fi
}

# the options are several words on purpose
# shellcheck disable=SC2086
"$BENCH" run "$PROFILE" --out "$RESULTS" $RUN_OPTIONS >"$REPORTS/last.txt" 2>"$REPORTS/last.err"
code=$?
case $code in
  0) ;;
  13) tell "the result is invalid"; exit 13 ;;
  *) cat "$REPORTS/last.err" >>"$REPORTS/last.txt"; tell "the run failed with $code"; exit $code ;;
esac
result=$(ls -d "$RESULTS"/[0-9]*/ | sort | tail -n 1)

if [ ! -e "$RESULTS/baselines.json" ]; then
  "$BENCH" gate --pin nightly "$result"
  exit $?
fi

# shellcheck disable=SC2086
"$BENCH" gate --baseline nightly $GATE_OPTIONS --junit "$REPORTS/gate.xml" "$result" \
  >"$REPORTS/last.txt" 2>"$REPORTS/last.err"
code=$?
cat "$REPORTS/last.err" >>"$REPORTS/last.txt"
case $code in
  0) head -n 1 "$REPORTS/last.txt" ;;
  10) tell "worse than the baseline, or too many errors" ;;
  11) tell "cannot tell whether it is worse: see how many runs it takes" ;;
  12) tell "not comparable with the baseline" ;;
  13) tell "the result is invalid" ;;
  *) tell "the gate failed with $code" ;;
esac
exit $code

package org.etcdbench.core.profile;

import java.time.Duration;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Target;

/**
 * What one map, the top level or an entry of {@code scenarios}, says of scenarios. All parts may be
 * absent; an entry is laid over the top level.
 */
record Layer(
    Axis<Operation> operation,
    Axis<Consistency> consistency,
    Axis<Target> target,
    LoadLayer load,
    Axis<Boolean> idleConns,
    Axis<Integer> keySize,
    Axis<Integer> valueSize,
    Axis<Long> keySpace,
    Axis<KeyOrder> keyOrder,
    Axis<Integer> members,
    LengthLayer warmup,
    LengthLayer measurement,
    Axis<Duration> timeout,
    Axis<DriverKind> driver) {

  static Layer read(Section section) {
    return new Layer(
        section.axis("operation", Values.oneOf(Operation.class, Operation::label)),
        section.axis("consistency", Values.oneOf(Consistency.class, Consistency::label)),
        section.axis("target", (name, text) -> Target.of(text)),
        LoadLayer.read(section),
        section.single("idle-conns", Values::flag),
        section.axis("key-size", Bounds.KEY_SIZE),
        section.axis("value-size", Bounds.VALUE_SIZE),
        section.axis("key-space", Bounds.KEY_SPACE),
        section.single("key-order", Values.oneOf(KeyOrder.class, KeyOrder::label)),
        section.axis("members", Bounds.MEMBERS),
        LengthLayer.readWarmup(section.inner("warmup", Keys.WARMUP), Bounds.WARMUPS),
        LengthLayer.read(section.inner("measurement", Keys.LENGTH), Bounds.MEASUREMENTS),
        section.single("timeout", Bounds.TIMEOUT),
        section.axis("driver", (name, text) -> DriverKind.parse(text)));
  }

  Layer over(Layer below) {
    return new Layer(
        operation.over(below.operation),
        consistency.over(below.consistency),
        target.over(below.target),
        load.over(below.load),
        idleConns.over(below.idleConns),
        keySize.over(below.keySize),
        valueSize.over(below.valueSize),
        keySpace.over(below.keySpace),
        keyOrder.over(below.keyOrder),
        members.over(below.members),
        warmup.over(below.warmup),
        measurement.over(below.measurement),
        timeout.over(below.timeout),
        driver.over(below.driver));
  }
}

SELECT
    device.id,
    (SELECT max(seq) FROM event WHERE event.device = device.id),
    (SELECT max(hlc) FROM event)
FROM device;

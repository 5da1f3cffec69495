SELECT id FROM device;

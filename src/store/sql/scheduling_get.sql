SELECT scheduler, retention_hundredths, weights_e4 FROM scheduling;

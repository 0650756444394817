using Federation.Benchmarks.Running;

return await Benchmarks.Run(args);

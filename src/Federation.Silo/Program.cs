using Federation.Server.CommandLine;
using Federation.Server.Hosting;
using Federation.Silo;

PrivateFiles.Mask();
return await Runner.Run(args, new SiloEngine());

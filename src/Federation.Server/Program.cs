using Federation.Server.CommandLine;
using Federation.Server.Hosting;

PrivateFiles.Mask();
return await Runner.Run(args);

using Federation.Benchmarks.Running;
using Federation.Benchmarks.Searches.Racing;

return args switch
{
    [OfferServer.Command, .. var rest] => await OfferServer.Run(rest),
    [Load.Command, .. var rest] => await Load.Run(rest),
    _ => await Benchmarks.Run(args),
};

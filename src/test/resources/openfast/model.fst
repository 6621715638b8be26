------- OpenFAST INPUT FILE, cut down to what tipspeed and its look-alike read ------------------------
for tests
---------------------- SIMULATION CONTROL --------------------------------------
True          Echo            - Echo input data to <RootName>.ech (flag)
"SEVERE"      AbortLevel      - Error level when simulation should abort (string)
         60   TMax            - Total run time (s)
       0.05   DT              - Recommended module time step (s)
---------------------- FEATURE SWITCHES AND FLAGS ------------------------------
          1   NRotors         - Number of rotors
          1   CompElast       - Compute structural dynamics (switch)
          1   CompInflow      - Compute inflow wind velocities (switch)
          2   CompAero        - Compute aerodynamic loads (switch)
          1   CompServo       - Compute control and electrical-drive dynamics (switch)
---------------------- ENVIRONMENTAL CONDITIONS --------------------------------
      1.225   AirDens         - Air density (kg/m^3)
---------------------- INPUT FILES ---------------------------------------------
"model_ElastoDyn.dat"    EDFile          - Name of file containing ElastoDyn input parameters (quoted string)
"model_InflowWind.dat"   InflowFile      - Name of file containing inflow wind input parameters (quoted string)
"model_AeroDyn.dat"      AeroFile        - Name of file containing aerodynamic input parameters (quoted string)
"model_ServoDyn.dat"     ServoFile       - Name of file containing control and electrical-drive input parameters
---------------------- OUTPUT --------------------------------------------------
True          SumPrint        - Print summary data to "<RootName>.sum" (flag)
          5   SttsTime        - Amount of time between screen status messages (s)
      99999   ChkptTime       - Amount of time between creating checkpoint files for potential restart (s)
"default"     DT_Out          - Time step for tabular output (s) (or "default")
          0   TStart          - Time to begin tabular output (s)
          2   OutFileFmt      - Format for tabular (time-marching) output file (switch)
---------------------- LINEARIZATION -------------------------------------------
False         Linearize       - Linearization analysis (flag)
         30,         60    LinTimes        - List of times at which to linearize (s)
---------------------- VISUALIZATION ------------------------------------------
          0   WrVTK           - VTK visualization data output: (switch)
